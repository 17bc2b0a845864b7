"""The frame around every screen: rail, top bar with search, status bar."""
