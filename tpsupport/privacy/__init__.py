"""Privacy: secrets are refused, personal data is masked, public data is left alone.

``finder.find`` and ``mask.scrub`` for one text, ``guard`` for the two gates, ``stream`` for files.
"""
