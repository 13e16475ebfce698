package io.i9chat.server.operation.live;

import io.i9chat.domain.presence.Presence;
import java.util.List;

/** The answers of the operations of the moment. */
public final class LiveOutputs {
  private LiveOutputs() {}

  /** Who of the people that are watched from now on is online. */
  public record PresenceList(List<Presence> presence) {}
}
