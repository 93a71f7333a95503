package serve

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"mentorbook/generator/internal/source"
)

// How long to wait for a burst of events to end, and how long at most; and how
// often to look where the system does not tell.
const (
	quiet    = 100 * time.Millisecond
	mostWait = time.Second
	interval = time.Second
)

// watch gives the paths at which something may have changed in the folders;
// nil is anywhere. Events only say that something happened: a renamed folder
// goes on to tell of its old path, and files that were made before a new folder
// was watched tell of nothing, so whoever takes a path looks for himself.
func watch(ctx context.Context, folders []string, poll Poll, polling func(reason error)) <-chan []string {
	w := &watcher{folders: folders, polling: polling, out: make(chan []string), all: true} // what happened before there was a watch
	if poll == PollIfNeeded {
		notify, err := fsnotify.NewBufferedWatcher(1 << 10)
		if err != nil {
			polling(err)
		}
		w.notify = notify
	}
	w.sync()
	go w.run(ctx)
	return w.out
}

type watcher struct {
	folders []string
	notify  *fsnotify.Watcher // nil: look again and again
	polling func(reason error)
	told    bool
	blind   bool            // something is not watched
	known   map[string]bool // folders that are watched

	out     chan []string
	pending map[string]bool
	all     bool // anything may have changed
	since   time.Time
}

func (w *watcher) run(ctx context.Context) {
	var events chan fsnotify.Event
	var errs chan error
	if w.notify != nil {
		defer w.notify.Close()
		events, errs = w.notify.Events, w.notify.Errors
	}
	tick := time.NewTicker(interval)
	defer tick.Stop()
	settled := time.NewTimer(0)
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			if w.event(e) {
				settled.Reset(w.patience())
			}
		case err := <-errs:
			w.all = w.all || errors.Is(err, fsnotify.ErrEventOverflow)
			settled.Reset(w.patience())
		case <-tick.C:
			if w.blind {
				w.all = true
				settled.Reset(0)
			}
		case <-settled.C:
			w.send(ctx)
		}
	}
}

// event keeps where something happened; relevant is false when nothing did
// that matters.
func (w *watcher) event(e fsnotify.Event) (relevant bool) {
	if e.Op == fsnotify.Chmod || source.Hidden(filepath.Base(e.Name)) {
		return false
	}
	if w.pending == nil {
		w.pending, w.since = map[string]bool{}, time.Now()
	}
	w.pending[e.Name] = true
	if info, err := os.Lstat(e.Name); err == nil && info.IsDir() || w.known[e.Name] {
		w.all = true
	}
	return true
}

func (w *watcher) patience() time.Duration {
	if w.pending == nil {
		return quiet
	}
	return max(min(quiet, mostWait-time.Since(w.since)), 0)
}

// send hands over what came together.
func (w *watcher) send(ctx context.Context) {
	var paths []string
	switch {
	case w.all:
		w.sync()
	case w.pending == nil:
		return
	default:
		for name := range w.pending {
			paths = append(paths, name)
		}
	}
	w.pending, w.all = nil, false
	select {
	case w.out <- paths:
	case <-ctx.Done():
	}
}

// sync watches the folders as they are now, all anew: a watch stays with a
// folder that was moved away, and goes on under its old name.
func (w *watcher) sync() {
	if w.notify == nil {
		w.blind = true
		return
	}
	there := map[string]bool{}
	w.blind = false
	for _, folder := range w.folders {
		w.blind = !walk(filepath.Clean(folder), there) || w.blind
	}
	for _, name := range w.notify.WatchList() {
		w.notify.Remove(name) // an error says that it went by itself
	}
	w.known = map[string]bool{}
	for name := range there {
		w.add(name)
	}
}

func (w *watcher) add(folder string) {
	err := w.notify.Add(folder)
	if err == nil {
		w.known[folder] = true
		return
	}
	w.blind = true
	if !errors.Is(err, os.ErrNotExist) && !w.told {
		w.told = true
		w.polling(err)
	}
}

// walk lists a folder and those in it; false when there is none.
func walk(folder string, found map[string]bool) bool {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return false
	}
	found[folder] = true
	for _, e := range entries {
		if e.IsDir() && !source.Hidden(e.Name()) {
			walk(filepath.Join(folder, e.Name()), found)
		}
	}
	return true
}
