"""What a counterfactual changes: the policy, its quantity targets, the rules that close the model."""
