/** Makes packages that can be installed, as docs/packaging.md says; run by "mvn -Ppackage" and not shipped. */
@NullMarked
package dev.headlight.packaging;

import org.jspecify.annotations.NullMarked;
