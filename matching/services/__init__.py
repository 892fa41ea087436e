"""One user intention a module, one transaction each."""
