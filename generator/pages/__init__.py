"""The page plan: which pages there are, at which addresses, with which view-models."""
