"""The encodings that addresses are written in. Nothing here can sign."""
