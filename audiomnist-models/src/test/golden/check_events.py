"""Reads event files with TensorBoard's own reader and prints what they hold.

    pip install tensorboard && python check_events.py FOLDER_OR_FILE
"""
import sys

from tensorboard.backend.event_processing import event_accumulator


def main(path):
    events = event_accumulator.EventAccumulator(
        path, size_guidance={event_accumulator.IMAGES: 0, event_accumulator.HISTOGRAMS: 0})
    events.Reload()
    tags = events.Tags()
    for tag in tags["scalars"]:
        print(tag, [(e.step, e.value) for e in events.Scalars(tag)])
    for tag in tags["images"]:
        print(tag, [(e.step, e.width, e.height, e.encoded_image_string[:4]) for e in events.Images(tag)])
    for tag in tags["histograms"]:
        last = events.Histograms(tag)[-1]
        value = last.histogram_value
        print(tag, last.step, value.min, value.max, value.num, value.sum, value.sum_squares,
              sum(value.bucket), len(value.bucket_limit), [b for b in value.bucket if b])


if __name__ == "__main__":
    main(sys.argv[1])
