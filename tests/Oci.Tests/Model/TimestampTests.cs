using CsCheck;

namespace KubeStellar.Oci.Tests.Model;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2023-05-01T10:20:30.123456789Z", "2023-05-01T10:20:30.123456789Z")]
    [InlineData("2023-05-01T10:20:30.120000000Z", "2023-05-01T10:20:30.12Z")]
    [InlineData("2023-05-01T10:20:30.000Z", "2023-05-01T10:20:30Z")]
    [InlineData("2023-05-01T10:20:30+02:00", "2023-05-01T10:20:30+02:00")]
    [InlineData("2023-05-01T10:20:30+00:00", "2023-05-01T10:20:30Z")]
    public void Nine_digits_and_the_zone_are_kept_as_go_keeps_them(string text, string expected) =>
        Assert.Equal(expected, Timestamp.Parse(text).ToString());

    [Fact]
    public void The_default_value_is_the_zero_time_of_go()
    {
        Assert.Equal("0001-01-01T00:00:00Z", default(Timestamp).ToString());
        Assert.Equal(default, Timestamp.Parse("0001-01-01T00:00:00Z"));
    }

    [Fact]
    public void A_time_survives_the_way_there_and_back() =>
        Gen.DateTimeOffset.Sample(time => Timestamp.Parse(Timestamp.FromDateTimeOffset(time).ToString()).ToDateTimeOffset() == time);

    [Fact]
    public void Nine_digits_convert_to_a_time() =>
        Assert.Equal(
            new DateTimeOffset(2023, 5, 1, 10, 20, 30, TimeSpan.Zero).AddTicks(1234568),
            Timestamp.Parse("2023-05-01T10:20:30.123456789Z").ToDateTimeOffset());

    [Theory]
    [InlineData("")]
    [InlineData("2023-05-01")]
    [InlineData("2023-05-01 10:20:30Z")]
    [InlineData("2023-13-01T10:20:30Z")]
    [InlineData("2023-05-01T10:20:30")]
    [InlineData("2023-05-01T10:20:30.Z")]
    [InlineData("2023-05-01T10:20:30.1234567890Z")]
    [InlineData("2023-05-01T10:20:30Zx")]
    [InlineData("2023-05-01T10:20:30Z02:00")]
    [InlineData("2023-05-01T10:20:30+2:00")]
    public void Other_text_is_no_time(string text)
    {
        Assert.False(Timestamp.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => Timestamp.Parse(text));
    }
}
