// NUKE's API is static: one run at a time has it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
