package io.i9chat.adapter.redis.node;

/** Why signals may have been lost. */
public enum Cause {
  /** A master is another process: it was restarted, or a replica took over. */
  MASTER,
  /** The keys of a server are gone, or were gone meanwhile. */
  FLUSHED,
  /** The stream of this node is gone, or goes back to before what was read of it. */
  STREAM,
  /** What waited in the stream may have been dropped for its age. */
  LATE,
  /** This node was silent for so long that it was taken for dead. */
  LAPSED,
  /** What this node follows could not be registered when it was asked to. */
  UNREGISTERED,
  /** Another node is silent, and may have died before it told what it committed. */
  PEER,
  /** Another node says that it could not pass on what it had to tell. */
  UNPUBLISHED,
  /** A signal was of a version that this node does not know, or unreadable. */
  CODEC
}
