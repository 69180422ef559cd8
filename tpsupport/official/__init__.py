"""Who is official: reading names and links as a browser does, and judging them by a list."""
