/**
 * Rules that hold over every module: who may depend on whom, how sources are formatted, and how
 * large files and methods may grow.
 */
@NullMarked
package io.i9chat.house;

import org.jspecify.annotations.NullMarked;
