using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Reads expressions such as <c>() =&gt; Source</c> without compiling them.</summary>
internal static class MemberExpressions
{
    /// <summary>The member that an expression names; conversions around it are ignored.</summary>
    public static MemberInfo GetMember(LambdaExpression expression)
    {
        return (Unwrap(expression.Body) as MemberExpression)?.Member
            ?? throw new ArgumentException($"Expression '{expression}' must name a field or property");
    }

    /// <summary>The object whose member an expression names, or null when it is static or not a captured object.</summary>
    public static object? GetInstance(LambdaExpression expression)
    {
        return Unwrap(expression.Body) is MemberExpression { Expression: { } instance } ? (Unwrap(instance) as ConstantExpression)?.Value : null;
    }

    /// <summary>Evaluates a condition: directly when it is made of members, constants, comparisons and logic, else by an interpreter.</summary>
    public static bool IsTrue(Expression<Func<bool>> condition)
    {
        return TryEvaluate(condition.Body, out var value) ? (bool)value! : condition.Compile(preferInterpretation: true)();
    }

    private static Expression Unwrap(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion)
            expression = conversion.Operand;
        return expression;
    }

    private static bool TryEvaluate(Expression expression, out object? value)
    {
        value = null;
        switch (expression)
        {
            case ConstantExpression constant:
                value = constant.Value;
                return true;

            case MemberExpression member:
                object? instance = null;
                if (member.Expression is not null && (!TryEvaluate(member.Expression, out instance) || instance is null))
                    return false;
                value = member.Member is FieldInfo field ? field.GetValue(instance) : Invoke(() => ((PropertyInfo)member.Member).GetValue(instance));
                return true;

            case UnaryExpression { NodeType: ExpressionType.Not } not when TryEvaluate(not.Operand, out var operand) && operand is bool isTrue:
                value = !isTrue;
                return true;

            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } logic
                when TryEvaluate(logic.Left, out var left) && left is bool isLeftTrue:
                if (isLeftTrue == (logic.NodeType == ExpressionType.OrElse))
                {
                    value = isLeftTrue;
                    return true;
                }

                return TryEvaluate(logic.Right, out value);

            default:
                return false;
        }
    }

    private static object? Invoke(Func<object?> getter)
    {
        try
        {
            return getter();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            throw exception.InnerException;
        }
    }
}
