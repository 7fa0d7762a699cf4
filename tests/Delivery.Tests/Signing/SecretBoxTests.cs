using CsCheck;
using KubeStellar.Delivery.Signing;

namespace KubeStellar.Delivery.Tests.Signing;

public sealed class SecretBoxTests
{
    // The example of NaCl's own tests (tests/secretbox.c).
    private const string Key = "1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389";
    private const string Nonce = "69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37";

    private const string Message =
        "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705";

    private const string Box =
        "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5";

    [Fact]
    public void The_box_of_nacls_tests_opens() => Assert.Equal(Message, Convert.ToHexStringLower(Open(Convert.FromHexString(Box))!));

    [Fact]
    public void A_box_of_which_any_bit_was_changed_does_not_open() =>
        Gen.Select(Gen.Int[0, (Box.Length / 2) - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            var box = Convert.FromHexString(Box);
            box[at] ^= (byte)(1 << bit);
            return Open(box) is null;
        });

    [Fact]
    public void A_box_that_is_too_short_does_not_open() => Gen.Byte.Array[0, 40].Sample(box => Open(box) is null);

    private static byte[]? Open(byte[] box) => SecretBox.Open(Convert.FromHexString(Key), Convert.FromHexString(Nonce), box);
}
