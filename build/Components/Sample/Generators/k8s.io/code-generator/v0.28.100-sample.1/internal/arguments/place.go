package arguments

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The flags that every generator of this generation knows.
var common = []string{"input-dirs,i", "output-base,o", "output-package,p", "output-file-base,O", "go-header-file,h", "verify-only?", "build-tag", "trim-path-prefix", "v"}

func (a *Arguments) check() error {
	if len(a.Inputs) > 0 {
		return fmt.Errorf("packages are named by --input-dirs, not by %q", a.Inputs[0])
	}
	return a.Require("output-package")
}

// Packages are the packages that code is made for.
func (a *Arguments) Packages() []string { return a.List("input-dirs") }

// Place is the folder and the package that code goes to. This generation takes the folder from the package's path, so that the module has
// to lie in a folder whose path ends in the module's.
func (a *Arguments) Place(module string) (folder, pkg string, err error) {
	here, err := os.Getwd()
	if err != nil {
		return "", "", err
	}
	base, err := filepath.Abs(a.Value("output-base"))
	if err != nil {
		return "", "", err
	}
	if resolved, err := filepath.EvalSymlinks(base); err == nil {
		base = resolved
	}
	if resolved, err := filepath.EvalSymlinks(here); err == nil {
		here = resolved
	}
	if filepath.Join(base, filepath.FromSlash(module)) != here {
		return "", "", fmt.Errorf("module %s lies in %s, which is not below %s at the module's path", module, here, base)
	}
	pkg = a.Value("output-package")
	return filepath.Join(base, filepath.FromSlash(strings.TrimPrefix(pkg, a.Value("trim-path-prefix")))), pkg, nil
}
