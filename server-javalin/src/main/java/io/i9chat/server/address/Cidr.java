package io.i9chat.server.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IP addresses, such as {@code 10.0.0.0/8} (RFC 4632). */
public final class Cidr {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  /** Only what is written as an address: no name may reach a resolver. */
  private static final Pattern LITERAL =
      Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final byte[] network;
  private final int bits;

  private Cidr(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * The block that {@code text} spells; an address by itself is a block of one.
   *
   * @throws IllegalArgumentException if it is not a block
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] network =
        address(address)
            .orElseThrow(() -> new IllegalArgumentException(text + " is not an IP address"))
            .getAddress();
    int bits = slash < 0 ? network.length * 8 : length(text, text.substring(slash + 1));
    if (bits < 0 || bits > network.length * 8) {
      throw new IllegalArgumentException(text + " has no such prefix");
    }
    return new Cidr(network, bits);
  }

  private static int length(String text, String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(text + " has no such prefix", notOne);
    }
  }

  /** The address that {@code text} spells, empty if it is none; names are not looked up. */
  static Optional<InetAddress> address(String text) {
    String bare = text.startsWith("[") && text.endsWith("]") ? strip(text) : text;
    if (!LITERAL.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException notOne) {
      return Optional.empty();
    }
  }

  private static String strip(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1);
  }

  /** Whether {@code text} spells a loopback address. */
  public static boolean isLoopback(String text) {
    return address(text).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /** Whether {@code address} lies in the block. */
  public boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(bytes, 0, whole, network, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    int mask = 0xff << (8 - rest);
    return rest == 0 || (bytes[whole] & mask) == (network[whole] & mask);
  }
}
