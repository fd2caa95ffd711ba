"""Which parameters of a search matter: functional ANOVA of forests fitted to its trials."""
