using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cms.Web.Tests.Media;

/// <summary>Pictures made for a test, and what can be read of one that was answered.</summary>
internal static class TestPicture
{
    private static readonly uint[] Sums = [.. Enumerable.Range(0, 256).Select(byteValue => Enumerable.Range(0, 8).Aggregate((uint)byteValue, (sum, _) => (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1))];

    /// <summary>A PNG whose left half is red and whose right half is blue.</summary>
    public static byte[] Png(int width, int height) => Png(width, height, width, height);

    /// <summary>A small file that says it has so many pixels, and has one row of them.</summary>
    public static byte[] PngThatClaims(int width, int height) => Png(width, height, width, 1);

    private static byte[] Png(int claimedWidth, int claimedHeight, int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, claimedWidth);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), claimedHeight);
        (header[8], header[9]) = (8, 2);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + width * 3];
            for (var x = 0; x < width; x++)
                row[1 + x * 3 + (x < width / 2 ? 0 : 2)] = 255;
            for (var y = 0; y < height; y++)
                zip.Write(row);
        }
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static (int Width, int Height) SizeOfPng(byte[] png)
    {
        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    /// <summary>The extended and the lossy form; (0, 0) when it is neither.</summary>
    public static (int Width, int Height) SizeOfWebP(byte[] file)
    {
        Assert.Equal("WEBP", Encoding.ASCII.GetString(file, 8, 4));
        return Encoding.ASCII.GetString(file, 12, 4) switch
        {
            "VP8 " => (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(26)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(28)) & 0x3FFF),
            "VP8X" => (1 + (file[24] | file[25] << 8 | file[26] << 16), 1 + (file[27] | file[28] << 8 | file[29] << 16)),
            _ => (0, 0),
        };
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, ~named.Aggregate(uint.MaxValue, (crc, value) => Sums[(crc ^ value) & 0xFF] ^ (crc >> 8)));
        return [.. length, .. named, .. sum];
    }
}
