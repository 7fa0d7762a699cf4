package arguments

// The flags that every generator of this generation knows.
var common = []string{"output-dir", "output-pkg", "go-header-file", "v"}

func (a *Arguments) check() error { return a.Require("output-dir", "output-pkg") }

// Packages are the packages that code is made for.
func (a *Arguments) Packages() []string { return a.Inputs }

// Place is the folder and the package that code goes to.
func (a *Arguments) Place(string) (folder, pkg string, err error) {
	return a.Value("output-dir"), a.Value("output-pkg"), nil
}
