# Another word for what the program says.
facts = Properties
code-replaced = Better use:
