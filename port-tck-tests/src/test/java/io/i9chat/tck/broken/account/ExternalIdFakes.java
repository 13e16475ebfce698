package io.i9chat.tck.broken.account;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.Overlap;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** External ids that break a rule each. */
public final class ExternalIdFakes {
  private ExternalIdFakes() {}

  private static Fake fake(String rule, String how, Function<StorePorts, ExternalIds> breaking) {
    return new Fake(
        rule,
        how,
        Cases.AccountsCase.class,
        () -> {
          StorePorts good = InMemoryPorts.freshStore();
          return StoreVariant.with(good, ExternalIds.class, breaking.apply(good));
        });
  }

  public static List<Fake> all() {
    return List.of(
        fake("EXTERNAL-1", "enrolments that meet are answered apart", Careless::new),
        fake("EXTERNAL-1", "who is there is not answered", NewcomersAlone::new),
        fake("EXTERNAL-2", "those before a taken name are made", OneByOne::new),
        fake("EXTERNAL-3", "letter case does not count", Folding::new),
        fake("EXTERNAL-4", "external ids outlive their people", Remembering::new));
  }

  private static class Over implements ExternalIds {
    final ExternalIds real;

    Over(StorePorts good) {
      real = good.externalIds();
    }

    @Override
    public Enrolment enrol(List<NewPerson> people) {
      return real.enrol(people);
    }

    @Override
    public Map<ExternalId, PersonId> people(Collection<ExternalId> externalIds) {
      return real.people(externalIds);
    }

    @Override
    public Map<PersonId, ExternalId> of(Collection<PersonId> people) {
      return real.of(people);
    }
  }

  private static final class Careless extends Over {
    private final Overlap overlap = new Overlap();

    Careless(StorePorts good) {
      super(good);
    }

    @Override
    public Enrolment enrol(List<NewPerson> people) {
      return overlap.call(
          () -> real.enrol(people),
          () -> {
            real.enrol(people);
            Map<ExternalId, PersonId> own = new HashMap<>();
            people.forEach(each -> own.put(each.externalId(), each.account().account().id()));
            return new Enrolment.Done(own);
          });
    }
  }

  private static final class NewcomersAlone extends Over {
    NewcomersAlone(StorePorts good) {
      super(good);
    }

    @Override
    public Enrolment enrol(List<NewPerson> people) {
      Map<ExternalId, PersonId> before =
          real.people(people.stream().map(NewPerson::externalId).toList());
      if (real.enrol(people) instanceof Enrolment.Done done) {
        Map<ExternalId, PersonId> made = new HashMap<>(done.people());
        made.keySet().removeAll(before.keySet());
        return new Enrolment.Done(made);
      }
      return real.enrol(people);
    }
  }

  private static final class OneByOne extends Over {
    OneByOne(StorePorts good) {
      super(good);
    }

    @Override
    public Enrolment enrol(List<NewPerson> people) {
      for (NewPerson each : people) {
        if (real.enrol(List.of(each)) instanceof Enrolment.UsernameTaken taken) {
          return taken;
        }
      }
      return real.enrol(people);
    }
  }

  private static final class Folding extends Over {
    Folding(StorePorts good) {
      super(good);
    }

    private static ExternalId folded(ExternalId externalId) {
      return new ExternalId(externalId.value().toLowerCase(Locale.ROOT));
    }

    @Override
    public Enrolment enrol(List<NewPerson> people) {
      return real.enrol(
          people.stream()
              .map(each -> new NewPerson(folded(each.externalId()), each.account()))
              .toList());
    }

    @Override
    public Map<ExternalId, PersonId> people(Collection<ExternalId> externalIds) {
      Map<ExternalId, PersonId> found = new HashMap<>();
      for (ExternalId each : externalIds) {
        real.people(List.of(folded(each))).values().forEach(person -> found.put(each, person));
      }
      return found;
    }
  }

  private static final class Remembering extends Over {
    private final Map<PersonId, ExternalId> ever = new ConcurrentHashMap<>();

    Remembering(StorePorts good) {
      super(good);
    }

    @Override
    public Enrolment enrol(List<NewPerson> people) {
      Enrolment enrolment = real.enrol(people);
      if (enrolment instanceof Enrolment.Done done) {
        done.people().forEach((externalId, person) -> ever.put(person, externalId));
      }
      return enrolment;
    }

    @Override
    public Map<PersonId, ExternalId> of(Collection<PersonId> people) {
      Map<PersonId, ExternalId> found = new HashMap<>(ever);
      found.keySet().retainAll(people);
      return found;
    }
  }
}
