"""How the shipped language model is made. Entry points: `python -m training.model`, `python -m training.figures`."""
