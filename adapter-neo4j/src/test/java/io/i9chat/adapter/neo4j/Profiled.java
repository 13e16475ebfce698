package io.i9chat.adapter.neo4j;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionCallback;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.summary.ProfiledPlan;
import org.neo4j.driver.summary.ResultSummary;

/** Has every query profiled, and counts what they look at in the database. */
// Deprecated by the driver; there are no other profiles.
@SuppressWarnings("deprecation")
final class Profiled {
  private final AtomicLong hits = new AtomicLong();

  /** How many nodes, relationships, properties and index entries a call looks at. */
  long of(Runnable call) {
    long before = hits.get();
    call.run();
    return hits.get() - before;
  }

  Driver driver(Driver driver) {
    return over(Driver.class, driver);
  }

  private <T> T over(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    Object[] given = arguments == null ? new Object[0] : arguments.clone();
    if (method.getName().equals("run")) {
      given[0] = "PROFILE " + given[0];
    }
    if (given.length > 0 && given[0] instanceof TransactionCallback<?> work) {
      TransactionCallback<Object> watched = tx -> work.execute(over(TransactionContext.class, tx));
      given[0] = watched;
    }
    Object answer;
    try {
      answer = method.invoke(real, given);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
    if (real instanceof Result result && answer != null) {
      count(result, method.getName());
    }
    return switch (answer) {
      case Session session -> over(Session.class, session);
      case Result result -> over(Result.class, result);
      case null, default -> answer;
    };
  }

  /** A result that was read to its end has its plan. */
  private void count(Result result, String method) {
    if (method.equals("list") || method.equals("single") || method.equals("consume")) {
      ResultSummary summary = result.consume();
      if (summary.hasProfile()) {
        hits.addAndGet(hits(summary.profile()));
      }
    }
  }

  private static long hits(ProfiledPlan plan) {
    return plan.dbHits() + plan.children().stream().mapToLong(Profiled::hits).sum();
  }
}
