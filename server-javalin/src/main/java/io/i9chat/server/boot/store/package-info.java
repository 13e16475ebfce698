/**
 * The adapters behind the ports as the settings choose them, and the data folder they work in: who
 * holds it, its secret, its backup.
 */
@NullMarked
package io.i9chat.server.boot.store;

import org.jspecify.annotations.NullMarked;
