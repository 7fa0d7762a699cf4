// Package arguments reads command lines as the generators of Kubernetes do: flags and inputs may stand in any order.
package arguments

import (
	"fmt"
	"os"
	"strings"
)

// Arguments are the values of flags by their names, and what is no flag.
type Arguments struct {
	values map[string][]string
	Inputs []string
}

// Read reads the command line, or ends the program as the generators do: with an error and another exit code than 0.
func Read(own ...string) *Arguments {
	read, err := Parse(os.Args[1:], append(own, common...))
	if err == nil {
		err = read.check()
	}
	Check(err)
	return read
}

// Check ends the program where there is an error.
func Check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error: "+err.Error())
		os.Exit(1)
	}
}

// Parse reads --name value, --name=value, and for flags that are known as "name,n" or "n" also -n value, -n=value and -nvalue.
// A flag that is known as "name?" needs no value.
func Parse(arguments, known []string) (*Arguments, error) {
	read := &Arguments{values: map[string][]string{}}
	for len(arguments) > 0 {
		argument := arguments[0]
		arguments = arguments[1:]
		if len(argument) < 2 || argument[0] != '-' {
			read.Inputs = append(read.Inputs, argument)
			continue
		}
		if argument == "--" {
			read.Inputs = append(read.Inputs, arguments...)
			break
		}
		name, value, hasValue := split(argument)
		flag, isSwitch := find(known, name, strings.HasPrefix(argument, "--"))
		switch {
		case flag == "":
			return nil, fmt.Errorf("unknown flag: %s", argument)
		case isSwitch && !hasValue:
			value = "true"
		case !isSwitch && !hasValue && len(arguments) == 0:
			return nil, fmt.Errorf("flag needs an argument: %s", argument)
		case !isSwitch && !hasValue:
			value, arguments = arguments[0], arguments[1:]
		}
		read.values[flag] = append(read.values[flag], value)
	}
	return read, nil
}

func split(argument string) (name, value string, hasValue bool) {
	if strings.HasPrefix(argument, "--") {
		return strings.Cut(argument[2:], "=")
	}
	if len(argument) == 2 {
		return argument[1:], "", false
	}
	return argument[1:2], strings.TrimPrefix(argument[2:], "="), true
}

func find(known []string, name string, isLong bool) (string, bool) {
	for _, flag := range known {
		isSwitch := strings.HasSuffix(flag, "?")
		long, short, _ := strings.Cut(strings.TrimSuffix(flag, "?"), ",")
		if (isLong && long == name) || short == name || (len(long) == 1 && long == name) {
			return long, isSwitch
		}
	}
	return "", false
}

// Value is the last value of a flag, or nothing.
func (a *Arguments) Value(name string) string {
	if values := a.values[name]; len(values) > 0 {
		return values[len(values)-1]
	}
	return ""
}

// List is every value of a flag that may be repeated or hold several, separated by commas.
func (a *Arguments) List(name string) []string {
	var list []string
	for _, value := range a.values[name] {
		if value != "" {
			list = append(list, strings.Split(value, ",")...)
		}
	}
	return list
}

// Require refuses a command line that leaves a flag out.
func (a *Arguments) Require(names ...string) error {
	for _, name := range names {
		if a.Value(name) == "" {
			return fmt.Errorf("--%s must be specified", name)
		}
	}
	return nil
}
