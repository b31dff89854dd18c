package dev.headlight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.packaging.TargetPlatform.Family;
import org.junit.jupiter.api.Test;

/** The names that three libraries give to platforms. */
class TargetPlatformTest {
    private static final TargetPlatform LINUX = new TargetPlatform(Family.LINUX, "amd64");
    private static final TargetPlatform MAC = new TargetPlatform(Family.MAC, "aarch64");
    private static final TargetPlatform WINDOWS = new TargetPlatform(Family.WINDOWS, "amd64");

    @Test
    void librariesOfTheOwnPlatformAreLoadedUnderEveryName() {
        assertThat(LINUX.loads("ai/onnxruntime/native/linux-x64/libonnxruntime.so"))
                .isTrue();
        assertThat(LINUX.loads("native/lib/linux-x86_64/cpu/libtokenizers.so")).isTrue();
        assertThat(LINUX.loads("com/sun/jna/linux-x86-64/libjnidispatch.so")).isTrue();
        assertThat(MAC.loads("com/sun/jna/darwin-aarch64/libjnidispatch.jnilib"))
                .isTrue();
        assertThat(WINDOWS.loads("com/sun/jna/win32-x86-64/jnidispatch.dll")).isTrue();
    }

    @Test
    void librariesOfOthersAndSymbolsForDebuggersAreNot() {
        assertThat(LINUX.loads("ai/onnxruntime/native/linux-aarch64/libonnxruntime.so"))
                .isFalse();
        assertThat(LINUX.loads("native/lib/win-x86_64/cpu/tokenizers.dll")).isFalse();
        assertThat(MAC.loads(
                        "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib.dSYM/Contents/libonnxruntime.dylib"))
                .isFalse();
        assertThat(LINUX.loads("native/lib/tokenizers.properties")).isFalse();
    }

    @Test
    void everyLibraryIsKnownAsOneWhateverItsPlatform() {
        assertThat(TargetPlatform.isNative("com/sun/jna/aix-ppc/libjnidispatch.a"))
                .isTrue();
        assertThat(TargetPlatform.isNative("dev/headlight/app/Main.class")).isFalse();
    }
}
