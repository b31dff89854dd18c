package dev.headlight.checkpoint.pickle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.checkpoint.pickle.PickleValue.Call;
import dev.headlight.checkpoint.pickle.PickleValue.Constant;
import dev.headlight.checkpoint.pickle.PickleValue.Dictionary;
import dev.headlight.checkpoint.pickle.PickleValue.Items;
import dev.headlight.checkpoint.pickle.PickleValue.Symbol;
import dev.headlight.checkpoint.pickle.PickleValue.Text;
import dev.headlight.checkpoint.pickle.PickleValue.Tuple;
import dev.headlight.checkpoint.pickle.PickleValue.Whole;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpicklerTest {
    private static final Symbol ALLOWED = new Symbol("torch", "Size");

    private static PickleValue read(byte... pickle) throws PickleException {
        return Unpickler.read(ByteBuffer.wrap(pickle), ALLOWED::equals);
    }

    @Test
    void aDictionaryOfProtocol2IsRead() throws PickleException {
        byte[] pickle = new PickleWriter(2)
                .orderedDictionary()
                .op('q', 0)
                .mark()
                .text("first")
                .whole(-3)
                .text("second")
                .op('N')
                .op('u')
                .stop();
        assertThat(((Dictionary) read(pickle)).entries())
                .containsExactly(Map.entry("first", new Whole(-3)), Map.entry("second", Constant.NONE));
    }

    @Test
    void theInstructionsOfProtocol4And5AreRead() throws PickleException {
        byte[] pickle = new PickleWriter(4)
                .op(0x95)
                .int64(40)
                .op(0x8c, 5)
                .raw("torch".getBytes(UTF_8))
                .op(0x94)
                .op(0x8c, 4)
                .raw("Size".getBytes(UTF_8))
                .op(0x93)
                .op('K', 255)
                .op('M', 1, 1)
                .op(0x86)
                .op(0x85)
                .op('R')
                .stop();
        assertThat(read(pickle))
                .isEqualTo(new Call(ALLOWED, new Tuple(List.of(new Tuple(List.of(new Whole(255), new Whole(257)))))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 127, 128, -128, -129, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersKeepTheirSign(long number) throws PickleException {
        assertThat(read(new PickleWriter(2).whole(number).stop())).isEqualTo(new Whole(number));
    }

    @Test
    void aShortNumberIsExtendedByItsSign() throws PickleException {
        assertThat(read(new PickleWriter(2).op(0x8a, 1, 0xff).stop())).isEqualTo(new Whole(-1));
        assertThat(read(new PickleWriter(2).op(0x8a, 0).stop())).isEqualTo(new Whole(0));
    }

    @Test
    void theOrderedDictionaryOfPython2IsRead() throws PickleException {
        byte[] pickle = new PickleWriter(2)
                .symbol("collections", "OrderedDict")
                .op(']')
                .op(']')
                .op('U', 1, 'a')
                .op('a')
                .whole(7)
                .op('a')
                .op('a')
                .op(0x85)
                .op('R')
                .stop();
        assertThat(((Dictionary) read(pickle)).entries()).containsEntry("a", new Whole(7));
    }

    @Test
    void theBufferIsLeftBehindThePickle() throws PickleException {
        ByteBuffer two = ByteBuffer.wrap(
                new PickleWriter(2).text("one").op('.').text("two").stop());
        assertThat(Unpickler.read(two, ALLOWED::equals)).isEqualTo(new Text("one"));
        assertThat(Unpickler.read(two, ALLOWED::equals)).isEqualTo(new Text("two"));
        assertThat(two.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "os,system",
        "posix,system",
        "nt,system",
        "builtins,eval",
        "builtins,exec",
        "builtins,getattr",
        "__builtin__,eval",
        "subprocess,Popen",
        "torch.storage,_load_from_bytes",
        "numpy.core.multiarray,scalar",
        "numpy._core.multiarray,_reconstruct",
        "_codecs,encode",
        "torch,load",
        "runpy,_run_code",
        "collections,deque"
    })
    void everyOtherSymbolIsRefusedByName(String module, String name) {
        byte[] global = new PickleWriter(2).symbol(module, name).stop();
        byte[] fromStack = new PickleWriter(4).text(module).text(name).op(0x93).stop();
        for (byte[] pickle : List.of(global, fromStack)) {
            assertThatThrownBy(() -> read(pickle))
                    .isInstanceOf(PickleException.class)
                    .hasMessageContaining(module + "." + name);
        }
    }

    static Stream<Opcode> refused() {
        return Stream.of(
                Opcode.INST,
                Opcode.OBJ,
                Opcode.NEWOBJ,
                Opcode.NEWOBJ_EX,
                Opcode.EXT1,
                Opcode.EXT2,
                Opcode.EXT4,
                Opcode.PERSID,
                Opcode.INT,
                Opcode.LONG,
                Opcode.FLOAT,
                Opcode.STRING,
                Opcode.UNICODE,
                Opcode.GET,
                Opcode.PUT,
                Opcode.DUP,
                Opcode.LIST,
                Opcode.DICT,
                Opcode.BINBYTES,
                Opcode.SHORT_BINBYTES,
                Opcode.BINBYTES8,
                Opcode.EMPTY_SET,
                Opcode.ADDITEMS,
                Opcode.FROZENSET,
                Opcode.BYTEARRAY8,
                Opcode.NEXT_BUFFER,
                Opcode.READONLY_BUFFER);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everyOtherInstructionIsRefusedByName(Opcode opcode) {
        byte[] pickle = {(byte) 0x80, 2, (byte) opcode.code(), 'a', '\n', 'b', '\n', '.'};
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(PickleException.class)
                .hasMessageContaining(opcode.name());
    }

    static Stream<byte[]> damaged() {
        return Stream.of(
                new byte[0],
                new byte[] {'.'},
                new byte[] {0x7f, '.'},
                new PickleWriter(1).op('N').stop(),
                new PickleWriter(6).op('N').stop(),
                new PickleWriter(2).op('t').stop(),
                new PickleWriter(2).op('N').mark().op('0').stop(),
                new PickleWriter(2).op('N').op(0x86).stop(),
                new PickleWriter(2).op('h', 3).stop(),
                new PickleWriter(2).op('q', 3).stop(),
                new PickleWriter(2).op('X').int32(-1).stop(),
                new PickleWriter(2).op('X').int32(1 << 30).stop(),
                new PickleWriter(5).op(0x8d).int64(Long.MAX_VALUE).stop(),
                new PickleWriter(5).op(0x8d).int64(-1).stop(),
                new PickleWriter(2).op('T').int32(-5).stop(),
                new PickleWriter(2).op(0x8a, 200).stop(),
                new PickleWriter(2).op(0x8b).int32(-1).stop(),
                new PickleWriter(2).op('c', 'a').stop(),
                new PickleWriter(2).op('N').op('N').op('R').stop(),
                new PickleWriter(2).op('N').op('N').op('a').stop(),
                new PickleWriter(2).op('}').op('N').op('N').op('b').op('b').stop(),
                new PickleWriter(2).op('}').mark().op('N').op('u').stop(),
                new PickleWriter(2).symbol("torch", "Size").op('}').op('b').stop(),
                new PickleWriter(4).op('N').op('N').op(0x93).stop(),
                new PickleWriter(2)
                        .symbol("collections", "OrderedDict")
                        .op('N')
                        .op(0x85)
                        .op('R')
                        .stop());
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damagedPicklesAreRefused(byte[] pickle) {
        assertThatThrownBy(() -> read(pickle)).isInstanceOf(PickleException.class);
    }

    @Test
    void aMillionMarksOrValuesAreRefusedBeforeMemoryRunsOut() {
        for (int code : new int[] {'(', '}', ']', 'N', ')'}) {
            byte[] pickle = new byte[PickleStack.MOST_VALUES + 10];
            Arrays.fill(pickle, (byte) code);
            assertThatThrownBy(() -> read(pickle))
                    .isInstanceOf(PickleException.class)
                    .hasMessageContaining("more than " + PickleStack.MOST_VALUES);
        }
    }

    @Test
    void aDictionaryThatIsCopiedAgainAndAgainIsRefused() {
        PickleWriter writer = new PickleWriter(2).op(']').mark();
        IntStream.range(0, 1000)
                .forEach(_ -> writer.op(']').mark().op('U', 1, 'a').op('N').op('e'));
        writer.op('e').op('q', 0);
        IntStream.range(0, 10_000)
                .forEach(_ -> writer.symbol("collections", "OrderedDict")
                        .op('h', 0)
                        .op(0x85)
                        .op('R')
                        .op('0'));
        assertThatThrownBy(() -> read(writer.stop()))
                .isInstanceOf(PickleException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aListThatHoldsItselfIsNeverWalkedDown() throws PickleException {
        byte[] pickle =
                new PickleWriter(2).op(']').op('q', 0).op('h', 0).op('a').stop();
        Items items = (Items) read(pickle);
        assertThat(items.kind()).isEqualTo("a list of 1");
        assertThat(items.items().getFirst() == items).isTrue();
    }
}
