"""What a tree means: the walk, the proofs, the coverage of its examples."""
