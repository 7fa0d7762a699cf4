#!/usr/bin/env pwsh
# Runs the build program; builds it first when a source changed, and brings the .NET SDK when the machine has none that global.json accepts.
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$variant = if ($env:NukePackages -eq 'true') { 'packages' } else { 'host' }
$temp = Join-Path $root '.nuke/temp'
$program = Join-Path $temp "program-$variant"
$stamp = Join-Path $program '.built'

$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
# The program acts on this folder, wherever it is called from and whatever build called it.
$env:NUKE_ROOT = $root

# Sources are all files below build/ but what compilers leave there; their list tells of removed ones, their times of changed ones.
function Get-Sources {
    Get-ChildItem (Join-Path $root 'build') -Recurse -File -Force | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }
    Get-Item (Join-Path $root 'global.json')
}

function Get-SourceList { (Get-Sources | ForEach-Object FullName | Sort-Object) -join "`n" }

function Test-Current {
    if (-not (Test-Path $stamp) -or (Get-Content $stamp -Raw) -ne (Get-SourceList)) { return $false }
    $built = (Get-Item $stamp -Force).LastWriteTimeUtc
    return $null -eq (Get-Sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

function Test-Sdk([string] $dotnet) {
    if (-not (Test-Path $dotnet)) { return $false }
    Push-Location $root
    try { & $dotnet --version *> $null; return $LASTEXITCODE -eq 0 } catch { return $false } finally { Pop-Location }
}

function Find-Sdk {
    $onPath = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($onPath -and (Test-Sdk $onPath.Source)) { return $onPath.Source }
    $own = Join-Path $temp 'dotnet'
    $name = if ($IsLinux -or $IsMacOS) { 'dotnet' } else { 'dotnet.exe' }
    if (-not (Test-Sdk (Join-Path $own $name))) {
        Write-Host "Bringing the .NET SDK into $own ..."
        New-Item -ItemType Directory -Force $temp | Out-Null
        $installer = Join-Path $temp 'dotnet-install.ps1'
        Invoke-WebRequest 'https://dot.net/v1/dotnet-install.ps1' -OutFile $installer -UseBasicParsing
        & $installer -JSonFile (Join-Path $root 'global.json') -InstallDir $own -NoPath
    }
    return Join-Path $own $name
}

function Publish-Program([string] $sdk, [string] $readyToRun, [string] $output, [string] $log) {
    & $sdk publish (Join-Path $root 'build/_build/_build.csproj') --configuration Release --use-current-runtime --self-contained false "-p:RunAnalyzers=false" `
        "-p:PublishReadyToRun=$readyToRun" --output $output --verbosity quiet *> $log
    return $LASTEXITCODE -eq 0
}

function Build-Program {
    $sdk = Find-Sdk
    Write-Host 'Building the build program ...'
    $new = "$program.new"
    $log = Join-Path $temp 'build.log'
    New-Item -ItemType Directory -Force $temp | Out-Null
    if (Test-Path $new) { Remove-Item $new -Recurse -Force }
    # Noted before the build, so that what changes during it is built the next time.
    $list = Join-Path $temp 'sources.new'
    Set-Content $list (Get-SourceList) -NoNewline
    # Native code starts faster; where its compiler cannot be restored, the program is merely slower.
    if (-not (Publish-Program $sdk 'true' $new $log)) {
        $retry = (Select-String -Path $log -Pattern 'crossgen' -Quiet) -and (Publish-Program $sdk 'false' $new $log)
        if (-not $retry) {
            Get-Content $log | Write-Host
            exit 255
        }
    }
    Set-Content (Join-Path $new '.dotnet') (Split-Path (Get-Item $sdk).FullName) -NoNewline
    Move-Item $list (Join-Path $new '.built')
    if (Test-Path $program) { Remove-Item $program -Recurse -Force }
    Move-Item $new $program
}

if (-not (Test-Current)) { Build-Program }

$env:DOTNET_ROOT = Get-Content (Join-Path $program '.dotnet') -Raw
& (Join-Path $program $(if ($IsLinux -or $IsMacOS) { '_build' } else { '_build.exe' })) @args
exit $LASTEXITCODE
