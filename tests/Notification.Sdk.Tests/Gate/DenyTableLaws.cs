using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

/// <summary>The table beside a dictionary that keeps everything.</summary>
public sealed class DenyTableLaws
{
    private static readonly Gen<Step> Steps =
        from key in Gen.Choose(0, 400)
        from length in Gen.Choose(-50, 5000)
        from isBudget in Gen.Elements(false, true)
        from wait in Gen.Frequency((20, Gen.Constant(0)), (10, Gen.Choose(0, 200)), (1, Gen.Choose(0, 3000)))
        select new Step(key, length, isBudget ? Refusal.Everyone : GateRig.High, wait);

    private static readonly Arbitrary<Step[]> Walks = Gen.ArrayOf(Steps, 1500).ToArbitrary();

    private static readonly Arbitrary<Step[]> Jumps = Gen.ArrayOf(
        from step in Steps
        from jump in Gen.Frequency((30, Gen.Constant(0)), (1, Gen.Choose(-6000, 6000)))
        select step with { Wait = step.Wait + jump },
        1500).ToArbitrary();

    [Fact]
    public void With_room_it_says_what_the_dictionary_says() =>
        Prop.ForAll(Walks, steps => Walk(steps, GateRig.Plenty, (refuses, expected, _) => refuses == expected))
            .Holds(60);

    [Fact]
    public void Under_a_clock_that_jumps_back_and_forth_it_refuses_nothing_that_the_dictionary_would_not() =>
        Prop.ForAll(Jumps, steps => Walk(steps, GateRig.Plenty, (refuses, expected, _) => !refuses || expected))
            .Holds(60);

    [Fact]
    public void Without_room_it_refuses_nothing_else_and_forgets_no_budget() =>
        Prop.ForAll(Walks, steps => Walk(steps, 1500, (refuses, expected, isKept) => isKept ? refuses == expected : !refuses || expected))
            .Holds(60);

    private static bool Walk(Step[] steps, long budget, Func<bool, bool, bool, bool> isRight)
    {
        DenyTable table = GateRig.NewTable(budget);
        Dictionary<(int Key, int Level), long> model = [];
        HashSet<(int Key, int Level)> kept = [];
        long now = GateRig.Noon;
        foreach (Step step in steps)
        {
            now += step.Wait;
            (int Key, int Level) name = (step.Key, step.Level);
            GateKey key = GateRig.KeyOf((step.Key * 2) + (step.Level == Refusal.Everyone ? 1 : 0));
            bool expected = model.TryGetValue(name, out long until) && IsLive(until, now);
            if (!isRight(table.Refuses(key, now), expected, step.Level == Refusal.Everyone && kept.Contains(name)))
            {
                return false;
            }

            long next = now + Math.Min(step.Length, GateRig.Day);
            bool isKept = table.Refuse(key, now + step.Length, step.Level, now, GateRig.Day);
            if (next > now)
            {
                model[name] = expected ? Math.Max(until, next) : next;
                _ = isKept ? kept.Add(name) : kept.Remove(name);
            }
        }

        return table.Bytes <= budget;
    }

    private static bool IsLive(long until, long now) => now < until && until <= now + GateRig.Day;

    private sealed record Step(int Key, int Length, int Level, int Wait);
}
