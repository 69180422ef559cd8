"""What the goals are measured with."""
