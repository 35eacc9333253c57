namespace Pure.Jit;

/// <summary>What a <c>Lax.Checkpoint</c> keeps for reverse mode besides its operands, by JAX's names.</summary>
public static class CheckpointPolicies
{
    /// <summary>Nothing: all is computed again.</summary>
    public const string NothingSaveable = "nothing_saveable";

    /// <summary>All that reverse mode needs, as without a checkpoint.</summary>
    public const string EverythingSaveable = "everything_saveable";

    /// <summary>Products of matrices, and convolutions.</summary>
    public const string DotsSaveable = "dots_saveable";

    /// <summary>Products of matrices that are no batches of them: those with weights, not those of attention.</summary>
    public const string DotsWithNoBatchDimsSaveable = "dots_with_no_batch_dims_saveable";

    /// <summary>What <c>Lax.CheckpointName</c> has given one of the names.</summary>
    public const string SaveOnlyTheseNames = "save_only_these_names";

    /// <summary>What <c>Lax.CheckpointName</c> has given any other name.</summary>
    public const string SaveAnyNamesButThese = "save_any_names_but_these";

    /// <summary>Throws where a policy is none, or has names that it does not speak of.</summary>
    internal static void Check(string policy, string[]? names)
    {
        bool hasNames = policy is SaveOnlyTheseNames or SaveAnyNamesButThese;
        if (!hasNames && policy is not (NothingSaveable or EverythingSaveable or DotsSaveable or DotsWithNoBatchDimsSaveable))
        {
            throw new ArgumentException($"'Checkpoint' has no policy \"{policy}\"; take one of CheckpointPolicies", nameof(policy));
        }

        if (hasNames != (names is { Length: > 0 }))
        {
            throw new ArgumentException($"The policy \"{policy}\" of 'Checkpoint' {(hasNames ? "needs names" : "speaks of no names")}", nameof(names));
        }
    }
}
