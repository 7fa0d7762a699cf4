// Assert is NUKE's in builds and xunit's in tests.
global using Check = Xunit.Assert;
