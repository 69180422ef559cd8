"""The same program for assistants: diagnose, check, read, reply and search as tools."""
