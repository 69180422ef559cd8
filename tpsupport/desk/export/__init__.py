"""The whole catalogue of replies as canned replies of a help desk: a module for each system.

A system's module has ``NAMES``, what it writes for a name that it knows itself (the customer's, the
agent's), ``CHANNEL``, for which channel replies are written there, and ``files``, which gives the
contents of its files by their names. They are written for import; nothing here speaks to a server.
"""
