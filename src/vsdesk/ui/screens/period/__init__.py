"""The report of a period: what is asked, the figures and charts, the records behind them."""
