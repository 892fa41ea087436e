"""Papers that Jobbro sets: accessible PDF by typst."""
