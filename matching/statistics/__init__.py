"""What is counted, declared once; publishing goes through disclosure control."""
