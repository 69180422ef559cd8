"""Typed values: what people type becomes canonical text, and canonical text becomes words."""
