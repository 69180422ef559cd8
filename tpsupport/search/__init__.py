"""Search: from words of a user to the trees, ends and error messages that they are about."""
