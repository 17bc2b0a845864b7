"""The first screen: language, open, create, recover. It imports neither desk nor records models."""
