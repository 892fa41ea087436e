"""What is counted, declared once; facts are filled here, and publishing goes through disclosure control."""
