"""Small learned models: read here, made by `training/`."""
