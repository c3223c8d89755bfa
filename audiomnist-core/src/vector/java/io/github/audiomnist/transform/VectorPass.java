package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.VectorLanes.COS_144;
import static io.github.audiomnist.transform.VectorLanes.COS_45;
import static io.github.audiomnist.transform.VectorLanes.COS_72;
import static io.github.audiomnist.transform.VectorLanes.LANES;
import static io.github.audiomnist.transform.VectorLanes.SIN_120;
import static io.github.audiomnist.transform.VectorLanes.SIN_144;
import static io.github.audiomnist.transform.VectorLanes.SIN_72;
import static io.github.audiomnist.transform.VectorLanes.SPECIES;
import static io.github.audiomnist.transform.VectorLanes.TYPE;

import jdk.incubator.vector.DoubleVector;

/**
 * A pass of the transform over one block of {@code z}, which begins at index {@code first}: element
 * j and those {@code stride}, 2 {@code stride}… behind it make a butterfly, for every j below
 * {@code stride}; {@code t} are the stage's factors, in the order of {@code FftTables}: cosine,
 * sine and negative sine of each, so that every product but one of a turn is fused with a sum.
 */
final class VectorPass {

  /** Values of a factor. */
  static final int FACTOR = 3;

  private VectorPass() {}

  static void radix2(double[] z, int first, int stride, double[] t) {
    int next = 2 * stride * LANES;
    for (int j = 0; j < stride; j++) {
      int w = 2 * FACTOR * j;
      int a = first + 2 * LANES * j;
      int b = a + next;
      DoubleVector re;
      DoubleVector im;
      DoubleVector cos;
      DoubleVector sin;
      DoubleVector minusSin;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      TYPE.cast(aRe.add(bRe)).intoArray(z, a);
      TYPE.cast(aIm.add(bIm)).intoArray(z, a + LANES);
      re = aRe.sub(bRe);
      im = aIm.sub(bIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 3]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 4]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 5]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, b);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, b + LANES);
    }
  }

  static void radix3(double[] z, int first, int stride, double[] t) {
    int next = 2 * stride * LANES;
    DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
    for (int j = 0; j < stride; j++) {
      int w = 3 * FACTOR * j;
      int a = first + 2 * LANES * j;
      int b = a + next;
      int c = b + next;
      DoubleVector re;
      DoubleVector im;
      DoubleVector cos;
      DoubleVector sin;
      DoubleVector minusSin;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector sumRe = bRe.add(cRe);
      DoubleVector gapRe = bRe.sub(cRe).mul(SIN_120);
      DoubleVector midRe = sumRe.fma(minusHalf, aRe);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector sumIm = bIm.add(cIm);
      DoubleVector gapIm = bIm.sub(cIm).mul(SIN_120);
      DoubleVector midIm = sumIm.fma(minusHalf, aIm);
      TYPE.cast(aRe.add(sumRe)).intoArray(z, a);
      TYPE.cast(aIm.add(sumIm)).intoArray(z, a + LANES);
      re = midRe.add(gapIm);
      im = midIm.sub(gapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 3]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 4]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 5]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, b);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, b + LANES);
      re = midRe.sub(gapIm);
      im = midIm.add(gapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 6]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 7]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 8]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, c);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, c + LANES);
    }
  }

  static void radix4(double[] z, int first, int stride, double[] t) {
    int next = 2 * stride * LANES;
    for (int j = 0; j < stride; j++) {
      int w = 4 * FACTOR * j;
      int a = first + 2 * LANES * j;
      int b = a + next;
      int c = b + next;
      int d = c + next;
      DoubleVector re;
      DoubleVector im;
      DoubleVector cos;
      DoubleVector sin;
      DoubleVector minusSin;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector evenRe = aRe.add(cRe);
      DoubleVector oddRe = aRe.sub(cRe);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector sumRe = bRe.add(dRe);
      DoubleVector gapRe = bRe.sub(dRe);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector evenIm = aIm.add(cIm);
      DoubleVector oddIm = aIm.sub(cIm);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector sumIm = bIm.add(dIm);
      DoubleVector gapIm = bIm.sub(dIm);
      TYPE.cast(evenRe.add(sumRe)).intoArray(z, a);
      TYPE.cast(evenIm.add(sumIm)).intoArray(z, a + LANES);
      re = evenRe.sub(sumRe);
      im = evenIm.sub(sumIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 6]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 7]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 8]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, b);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, b + LANES);
      re = oddRe.add(gapIm);
      im = oddIm.sub(gapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 3]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 4]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 5]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, c);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, c + LANES);
      re = oddRe.sub(gapIm);
      im = oddIm.add(gapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 9]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 10]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 11]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, d);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, d + LANES);
    }
  }

  static void radix5(double[] z, int first, int stride, double[] t) {
    int next = 2 * stride * LANES;
    DoubleVector cos72 = DoubleVector.broadcast(SPECIES, COS_72);
    DoubleVector cos144 = DoubleVector.broadcast(SPECIES, COS_144);
    DoubleVector sin144 = DoubleVector.broadcast(SPECIES, SIN_144);
    DoubleVector minusSin72 = DoubleVector.broadcast(SPECIES, -SIN_72);
    for (int j = 0; j < stride; j++) {
      int w = 5 * FACTOR * j;
      int a = first + 2 * LANES * j;
      int b = a + next;
      int c = b + next;
      int d = c + next;
      int e = d + next;
      DoubleVector re;
      DoubleVector im;
      DoubleVector cos;
      DoubleVector sin;
      DoubleVector minusSin;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector eRe = DoubleVector.fromArray(SPECIES, z, e);
      DoubleVector outerRe = bRe.add(eRe);
      DoubleVector outerGapRe = bRe.sub(eRe);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector innerRe = cRe.add(dRe);
      DoubleVector innerGapRe = cRe.sub(dRe);
      TYPE.cast(aRe.add(outerRe.add(innerRe))).intoArray(z, a);
      DoubleVector wideRe = innerRe.fma(cos144, outerRe.fma(cos72, aRe));
      DoubleVector flatRe = innerRe.fma(cos72, outerRe.fma(cos144, aRe));
      DoubleVector wideGapRe = innerGapRe.fma(sin144, outerGapRe.mul(SIN_72));
      DoubleVector flatGapRe = innerGapRe.fma(minusSin72, outerGapRe.mul(SIN_144));
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector eIm = DoubleVector.fromArray(SPECIES, z, e + LANES);
      DoubleVector outerIm = bIm.add(eIm);
      DoubleVector outerGapIm = bIm.sub(eIm);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector innerIm = cIm.add(dIm);
      DoubleVector innerGapIm = cIm.sub(dIm);
      TYPE.cast(aIm.add(outerIm.add(innerIm))).intoArray(z, a + LANES);
      DoubleVector wideIm = innerIm.fma(cos144, outerIm.fma(cos72, aIm));
      DoubleVector flatIm = innerIm.fma(cos72, outerIm.fma(cos144, aIm));
      DoubleVector wideGapIm = innerGapIm.fma(sin144, outerGapIm.mul(SIN_72));
      DoubleVector flatGapIm = innerGapIm.fma(minusSin72, outerGapIm.mul(SIN_144));
      re = wideRe.add(wideGapIm);
      im = wideIm.sub(wideGapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 3]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 4]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 5]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, b);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, b + LANES);
      re = wideRe.sub(wideGapIm);
      im = wideIm.add(wideGapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 12]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 13]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 14]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, e);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, e + LANES);
      re = flatRe.add(flatGapIm);
      im = flatIm.sub(flatGapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 6]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 7]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 8]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, c);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, c + LANES);
      re = flatRe.sub(flatGapIm);
      im = flatIm.add(flatGapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 9]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 10]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 11]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, d);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, d + LANES);
    }
  }

  static void radix8(double[] z, int first, int stride, double[] t) {
    int next = 2 * stride * LANES;
    DoubleVector cos45 = DoubleVector.broadcast(SPECIES, COS_45);
    DoubleVector minusCos45 = DoubleVector.broadcast(SPECIES, -COS_45);
    for (int j = 0; j < stride; j++) {
      int w = 8 * FACTOR * j;
      int a = first + 2 * LANES * j;
      int b = a + next;
      int c = b + next;
      int d = c + next;
      int e = d + next;
      int f = e + next;
      int g = f + next;
      int h = g + next;
      DoubleVector re;
      DoubleVector im;
      DoubleVector cos;
      DoubleVector sin;
      DoubleVector minusSin;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector eRe = DoubleVector.fromArray(SPECIES, z, e);
      DoubleVector sum0Re = aRe.add(eRe);
      DoubleVector gap0Re = aRe.sub(eRe);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector eIm = DoubleVector.fromArray(SPECIES, z, e + LANES);
      DoubleVector sum0Im = aIm.add(eIm);
      DoubleVector gap0Im = aIm.sub(eIm);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector fRe = DoubleVector.fromArray(SPECIES, z, f);
      DoubleVector sum1Re = bRe.add(fRe);
      DoubleVector gap1Re = bRe.sub(fRe);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector fIm = DoubleVector.fromArray(SPECIES, z, f + LANES);
      DoubleVector sum1Im = bIm.add(fIm);
      DoubleVector gap1Im = bIm.sub(fIm);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector gRe = DoubleVector.fromArray(SPECIES, z, g);
      DoubleVector sum2Re = cRe.add(gRe);
      DoubleVector gap2Re = cRe.sub(gRe);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector gIm = DoubleVector.fromArray(SPECIES, z, g + LANES);
      DoubleVector sum2Im = cIm.add(gIm);
      DoubleVector gap2Im = cIm.sub(gIm);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector hRe = DoubleVector.fromArray(SPECIES, z, h);
      DoubleVector sum3Re = dRe.add(hRe);
      DoubleVector gap3Re = dRe.sub(hRe);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector hIm = DoubleVector.fromArray(SPECIES, z, h + LANES);
      DoubleVector sum3Im = dIm.add(hIm);
      DoubleVector gap3Im = dIm.sub(hIm);
      DoubleVector evenRe = sum0Re.add(sum2Re);
      DoubleVector oddRe = sum0Re.sub(sum2Re);
      DoubleVector sumRe = sum1Re.add(sum3Re);
      DoubleVector gapRe = sum1Re.sub(sum3Re);
      DoubleVector evenIm = sum0Im.add(sum2Im);
      DoubleVector oddIm = sum0Im.sub(sum2Im);
      DoubleVector sumIm = sum1Im.add(sum3Im);
      DoubleVector gapIm = sum1Im.sub(sum3Im);
      TYPE.cast(evenRe.add(sumRe)).intoArray(z, a);
      TYPE.cast(evenIm.add(sumIm)).intoArray(z, a + LANES);
      re = evenRe.sub(sumRe);
      im = evenIm.sub(sumIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 12]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 13]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 14]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, e);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, e + LANES);
      re = oddRe.add(gapIm);
      im = oddIm.sub(gapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 6]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 7]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 8]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, c);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, c + LANES);
      re = oddRe.sub(gapIm);
      im = oddIm.add(gapRe);
      cos = DoubleVector.broadcast(SPECIES, t[w + 18]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 19]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 20]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, g);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, g + LANES);
      DoubleVector turned1Re = gap1Re.add(gap1Im);
      DoubleVector turned1Im = gap1Im.sub(gap1Re);
      DoubleVector turned3Re = gap3Im.sub(gap3Re);
      DoubleVector turned3Im = gap3Re.add(gap3Im);
      evenRe = gap0Re.add(gap2Im);
      evenIm = gap0Im.sub(gap2Re);
      oddRe = gap0Re.sub(gap2Im);
      oddIm = gap0Im.add(gap2Re);
      sumRe = turned1Re.add(turned3Re);
      gapRe = turned1Re.sub(turned3Re);
      sumIm = turned1Im.sub(turned3Im);
      gapIm = turned1Im.add(turned3Im);
      re = sumRe.fma(cos45, evenRe);
      im = sumIm.fma(cos45, evenIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 3]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 4]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 5]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, b);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, b + LANES);
      re = sumRe.fma(minusCos45, evenRe);
      im = sumIm.fma(minusCos45, evenIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 15]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 16]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 17]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, f);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, f + LANES);
      re = gapIm.fma(cos45, oddRe);
      im = gapRe.fma(minusCos45, oddIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 9]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 10]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 11]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, d);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, d + LANES);
      re = gapIm.fma(minusCos45, oddRe);
      im = gapRe.fma(cos45, oddIm);
      cos = DoubleVector.broadcast(SPECIES, t[w + 21]);
      sin = DoubleVector.broadcast(SPECIES, t[w + 22]);
      minusSin = DoubleVector.broadcast(SPECIES, t[w + 23]);
      TYPE.cast(im.fma(minusSin, re.mul(cos))).intoArray(z, h);
      TYPE.cast(im.fma(cos, re.mul(sin))).intoArray(z, h + LANES);
    }
  }
}
