"""Renderings of a case: the request, the verdict, the reply, and who is official."""
