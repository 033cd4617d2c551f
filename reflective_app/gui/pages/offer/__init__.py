"""The Offer page: services, who gets it, local picture."""
