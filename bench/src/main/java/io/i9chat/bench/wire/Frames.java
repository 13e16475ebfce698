package io.i9chat.bench.wire;

/** Numbers of RFC 6455, sections 5.2 and 7.4.1, that both directions share. */
final class Frames {
  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  static final int FIN_BIT = 0x80;
  static final int RSV_BITS = 0x70;
  static final int OPCODE_BITS = 0x0F;
  static final int MASK_BIT = 0x80;
  static final int LENGTH_BITS = 0x7F;
  static final int LENGTH_16 = 126;
  static final int LENGTH_64 = 127;
  static final int MAX_CONTROL = 125;

  static final int CLOSE_NORMAL = 1000;
  static final int CLOSE_NO_CODE = 1005;
  static final int CLOSE_ABNORMAL = 1006;

  private Frames() {}
}
