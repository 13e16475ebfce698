package io.i9chat.tck.broken.account;

import io.i9chat.ports.account.Sessions;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Session;
import io.i9chat.tck.broken.fake.OverStore.OverSessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sessions that keep the last use wrongly. */
final class BrokenSessions {
  private BrokenSessions() {}

  static Session usedAt(Session s, Instant at) {
    return new Session(s.id(), s.person(), s.device(), s.createdAt(), at, s.endsAt());
  }

  static final class LastCall extends OverSessions {
    LastCall(Sessions real) {
      super(real);
    }

    @Override
    public void used(SessionId session, Instant at) {
      for (Session there : real.find(List.of(session))) {
        real.close(there.person(), List.of(session));
        real.open(usedAt(there, at), null);
      }
    }
  }

  static final class Reviving extends OverSessions {
    private final Map<SessionId, Session> known = new ConcurrentHashMap<>();

    Reviving(Sessions real) {
      super(real);
    }

    @Override
    public boolean open(Session session, @Nullable PasswordHash verified) {
      known.put(session.id(), session);
      return real.open(session, verified);
    }

    @Override
    public void used(SessionId session, Instant at) {
      Session there = known.get(session);
      if (there != null && real.find(List.of(session)).isEmpty()) {
        real.open(there, null);
      }
      real.used(session, at);
    }
  }
}
