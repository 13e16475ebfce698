package io.i9chat.adapter.redis.codec;

/** Signals of a node that runs another version of i9chat, in a form that this one does not know. */
public final class UnknownVersion extends Unreadable {
  private static final long serialVersionUID = 1L;

  private final int version;

  UnknownVersion(int version) {
    super("signals of version " + version + "; this node reads version " + SignalCodec.VERSION);
    this.version = version;
  }

  /** The version that the bytes say they are, 0 to 255. */
  public int version() {
    return version;
  }
}
