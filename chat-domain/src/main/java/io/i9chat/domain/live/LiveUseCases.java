package io.i9chat.domain.live;

import io.i9chat.domain.common.TypingPauses;
import io.i9chat.ports.Ports;

/** The use cases of what is live only. */
public record LiveUseCases(SignalTyping typing) {
  /** The use cases on these ports, with the pauses that live events learn of, too. */
  public static LiveUseCases of(Ports ports, TypingPauses pauses) {
    return new LiveUseCases(new SignalTyping(ports, pauses));
  }
}
