package io.i9chat.domain.chat;

import io.i9chat.ports.StorePorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Consumer;

/** Ports that say what is called, before it is. */
public final class Watched {
  private Watched() {}

  /**
   * All ports of a store.
   *
   * @param before is told each call, such as {@code ChatLog.log}, and may throw in its place
   */
  public static StorePorts store(StorePorts store, Consumer<String> before) {
    RecordComponent[] ports = StorePorts.class.getRecordComponents();
    Class<?>[] types = Arrays.stream(ports).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] watched = new Object[ports.length];
    try {
      for (int i = 0; i < ports.length; i++) {
        watched[i] = port(types[i], ports[i].getAccessor().invoke(store), before);
      }
      return StorePorts.class.getDeclaredConstructor(types).newInstance(watched);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("a record that cannot be made", impossible);
    }
  }

  /** One port, as with {@link #store}. */
  public static <P> P port(Class<P> type, Object real, Consumer<String> before) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              before.accept(type.getSimpleName() + "." + method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
