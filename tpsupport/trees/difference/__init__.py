"""What is different between two versions of a tree, as a reviewer needs to see it."""
